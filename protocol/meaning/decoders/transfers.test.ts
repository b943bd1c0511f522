import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, lines } from '../../../test/support/pieces.ts';
import { toHex, utf8 } from '../../bytes.ts';
import type { Piece } from './piece.ts';
import { unpack } from './unpack.ts';

/** An id of one digit. */
const id = (digit: string): string => digit.repeat(32);
const shown = (digit: string): string => [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join('-');

const ASSET = `${id('a')} 07000000`;
const ASSET_LINES = [`0-16 asset: ${shown('a')}`, '16-20 type: 7 (notecard)'];
const ITEM = `${['1', '2', '3', '4', '5', '6'].map(id).join(' ')} 0a000000`;
const ITEM_LINES = [
  `0-16 agent: ${shown('1')}`,
  '16-32 session: 22222222…',
  `32-48 owner: ${shown('3')}`,
  `48-64 object: ${shown('4')}`,
  `64-80 item: ${shown('5')}`,
  `80-96 asset: ${shown('6')}`,
  '96-100 type: 10 (LSL text)',
];
const ESTATE = `${id('1')} ${id('2')} 00000000`;
const ESTATE_LINES = [`0-16 agent: ${shown('1')}`, '16-32 session: 22222222…', '32-36 type: 0'];
const FILE = `${toHex(utf8('covenant.txt\0'))} 01`;
const FILE_LINES = ['0-13 file: covenant.txt', '13-14 delete it: 1'];

const piecesOf = (path: string, hex: string, type: number): readonly Piece[] | undefined =>
  unpack(path, bytesOf(hex), (field) => (/^(?:Source|Target)Type$/.test(field) ? type : undefined))?.pieces;

test('[meaning.transfer.1] [meaning.secret.1] a request has the params of its source, and no whole session', () => {
  const sources = [
    [1, FILE, FILE_LINES],
    [2, ASSET, ASSET_LINES],
    [3, ITEM, ITEM_LINES],
    [4, ESTATE, ESTATE_LINES],
  ] as const;
  for (const [type, hex, expected] of sources) {
    assert.deepEqual(lines(piecesOf('TransferRequest.TransferInfo.Params', hex, type) ?? []), expected);
  }
  assert.equal(piecesOf('TransferRequest.TransferInfo.Params', ASSET, 0), undefined);
});

test('[meaning.transfer.2] an answer names its file, or repeats the request', () => {
  const targets = [
    [1, FILE, FILE_LINES],
    [1, ASSET, ASSET_LINES],
    [2, ASSET, ASSET_LINES],
    [0, ITEM, ITEM_LINES],
    [0, ESTATE, ESTATE_LINES],
  ] as const;
  for (const [type, hex, expected] of targets) {
    assert.deepEqual(lines(piecesOf('TransferInfo.TransferInfo.Params', hex, type) ?? []), expected);
  }
  assert.equal(piecesOf('TransferInfo.TransferInfo.Params', FILE, 2), undefined);
});
