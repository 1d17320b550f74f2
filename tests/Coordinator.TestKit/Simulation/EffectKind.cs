namespace Coordinator.TestKit.Simulation;

/// <summary>What a host asks of the world.</summary>
public enum EffectKind
{
    Read,
    Commit,
    Scan,
    ReadPlacement,
    SetPlacement,
    ReadRecord,
    CommitRecords,
    ListRecords,
    ReadEvents,
    Deliver,
    ReadAcceptor,
    WriteAcceptor,
    SendMessage,
    CallHub,
    CallSagas,
}
