import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  Message,
  type MessageStrategy,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver/node';

/** A message can only be passed on: what comes out of order becomes this request, which is answered with its error. */
const REFUSED = 'symptomLens/refused';

/** Holds a client to the protocol's order: initialize, once; then anything; after shutdown only exit. */
export function newMessageOrder(): MessageStrategy {
  let state: 'new' | 'running' | 'ended' = 'new';

  const inOrder = (request: RequestMessage): RequestMessage => {
    const isFirst = request.method === 'initialize';
    if (state === 'ended') return refused(request, ErrorCodes.InvalidRequest, 'The server was shut down.');
    if (state === 'new' && !isFirst)
      return refused(request, ErrorCodes.ServerNotInitialized, 'The server was not initialized yet.');
    if (state === 'running' && isFirst)
      return refused(request, ErrorCodes.InvalidRequest, 'The server was initialized before.');
    state = request.method === 'shutdown' ? 'ended' : 'running';
    return isFirst ? withCapabilities(request) : request;
  };

  return {
    handleMessage: (message, next) => {
      if (Message.isRequest(message)) return next(inOrder(message));
      const isTooEarly = state === 'new' && Message.isNotification(message) && message.method !== 'exit';
      return isTooEarly ? undefined : next(message);
    },
  };
}

/** Has a connection answer what was refused. */
export const answerRefused = (connection: Connection) =>
  connection.onRequest(
    REFUSED,
    (error?: { code: number; message: string }) =>
      new ResponseError(error?.code ?? ErrorCodes.MethodNotFound, error?.message ?? `Unhandled method ${REFUSED}`),
  );

const refused = (request: RequestMessage, code: number, message: string): RequestMessage => ({
  ...request,
  method: REFUSED,
  params: { code, message },
});

/** An editor that does not say what it can do can do nothing; the library would refuse it. */
function withCapabilities(request: RequestMessage): RequestMessage {
  const params = (request.params ?? {}) as Partial<InitializeParams>;
  return { ...request, params: { ...params, capabilities: params.capabilities ?? {} } as InitializeParams };
}
