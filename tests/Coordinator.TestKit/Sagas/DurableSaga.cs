using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Sagas;

/// <summary>A saga on a simulated durable engine.</summary>
public sealed class DurableSaga : DurableProgram<SagaStatus>
{
    readonly SagaWorld _world;
    readonly SagaStart _start;

    public DurableSaga(SagaWorld world, string definition, string input = "{}", string id = "s-1")
        : base(world.Scheduler)
    {
        _world = world;
        _start = new SagaStart(id, "test", 1, input);
        Definition = DefinitionReader.Load(definition);
    }

    public SagaDefinition Definition { get; }

    /// <summary>Something from outside; it is kept however often the host dies.</summary>
    public void Raise(SagaSignal signal) => Deliver(JsonSerializer.Serialize(signal));

    protected override ReplaySession<SagaStatus> Start()
    {
        var session = new SagaReplay(Issued, StartedAt);
        session.Begin(() => new SagaRun(_start, Definition, session).RunAsync());
        return session;
    }

    protected override SimHost NewHost(string name) => new(_world.Scheduler, name);

    protected override void Send(SimHost host, EffectCall call, Action<string> answered) =>
        _world.Send(call, answered);

    protected override TimeSpan NextLatency() => _world.NextLatency();
}
