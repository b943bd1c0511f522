// What a bot does about people on its land, and notices when somebody does so with it.

export function guarding({ library: { UUID }, tell, sayRaw, here, Message }) {
  const text = (words) => Buffer.from(`${words}\0`);
  return {
    /** Sends somebody off its land, or holds it still. */
    guard: async ({ message, to, flags }) => sayRaw(message, { Data: { TargetID: new UUID(to), Flags: flags } }),
    /** Asks something of the owner of the estate. */
    estate: async ({ method, params }) => {
      const SessionID = here().currentRegion.circuit.sessionID;
      sayRaw('EstateOwnerMessage', {
        AgentData: { AgentID: here().agentID(), SessionID, TransactionID: UUID.zero() },
        MethodData: { Method: text(method), Invoice: UUID.zero() },
        ParamList: params.map((words) => ({ Parameter: text(words) })),
      });
    },
    /** Tells where it comes out when it is put elsewhere in its region. */
    moved: async () => {
      const moved = here().currentRegion.circuit.waitForMessage(Message.TeleportLocal, 10_000);
      tell('waiting');
      const { Position } = (await moved).Info;
      tell('moved', { place: [Position.x, Position.y].map(Math.round) });
    },
  };
}
