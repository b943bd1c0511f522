// A process that only answers: the least that a server in this language and on this machine can do.
// UDP: what comes in goes back. HTTP: as many bytes as the path says.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

const echo = createSocket('udp4');
echo.on('message', (bytes, from) => echo.send(bytes, from.port, from.address));

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.end('x'.repeat(Number(request.url?.slice(1)))));
});

// Whoever measures has ended, or has enough.
process.on('disconnect', () => {
  echo.close();
  server.close();
  server.closeAllConnections();
});

echo.bind(0, HOST, () => {
  server.listen(0, HOST, () => {
    process.send?.({ udp: echo.address().port, http: (server.address() as AddressInfo).port });
  });
});
