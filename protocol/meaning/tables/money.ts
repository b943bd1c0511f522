// Payments.

import type { MeaningRow } from '../meaning.ts';
import { enumeration, masks } from '../spell.ts';

const TRANSACTIONS = enumeration(
  'What is paid for',
  `0 null, 1..3 failure, 1000 object claim, 1001 land claim, 1002 group created, 1004 group joined, 1100 teleport,
  1101 upload, 1102 land auction, 1103 classified, 2000 object tax, 2001 land tax, 2002 light tax,
  2003 parcel directory fee, 2004 group tax, 2005 classified renewed, 2100 recurring, 3000 inventory given,
  5000 object sale, 5001 gift, 5002 land sale, 5003 referral, 5004 inventory sale, 5005 refund, 5006 land pass,
  5007 traffic bonus, 5008 object is paid, 5009 object pays, 5100 recurring between users, 6000 group joined (reserved),
  6001 land deeded, 6002 object deeded, 6003 group liability, 6004 group dividend, 6005 group dues,
  8000..8004 release, 9000..9004 grid operator and events, 10000..10005 stipend`,
);

const PRICES = enumeration('Price', '-1 hidden, -2 default');

export const MONEY_ROWS: readonly MeaningRow[] = [
  [
    TRANSACTIONS,
    `MoneyTransferRequest.MoneyData.TransactionType MoneyBalanceReply.TransactionInfo.TransactionType
    MoneyTransferBackend.MoneyData.TransactionType RoutedMoneyBalanceReply.TransactionInfo.TransactionType
    LogFailedMoneyTransaction.TransactionData.TransactionType RequestParcelTransfer.Data.TransactionType`,
  ],
  [
    masks(
      'Sides',
      '1 from a group, 2 to a group, 4 owned by a group, 8 contribution at the same time, 16 contribution removed',
    ),
    `MoneyTransferRequest.MoneyData.Flags MoneyTransferBackend.MoneyData.Flags
    LogFailedMoneyTransaction.TransactionData.Flags`,
  ],
  [PRICES, 'PayPriceReply.ObjectData.DefaultPayPrice PayPriceReply.ButtonData.PayButton'],
  [
    { kind: 'time', unit: 'second' },
    `MoneyTransferBackend.MoneyData.TransactionTime LogFailedMoneyTransaction.TransactionData.TransactionTime
    RequestParcelTransfer.Data.TransactionTime`,
  ],
];
