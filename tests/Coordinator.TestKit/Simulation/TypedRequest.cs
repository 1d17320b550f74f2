namespace Coordinator.TestKit.Simulation;

/// <summary>A request with its kind of answer.</summary>
/// <param name="network">Carries it.</param>
/// <param name="effect">What it asks.</param>
/// <param name="apply">What it does at the store.</param>
/// <param name="unknown">The answer when there is none.</param>
sealed class TypedRequest<T>(SimNetwork network, EffectEvent effect, Func<T> apply, T unknown) : SimRequest(effect)
{
    readonly TaskCompletionSource<T> _answer = new();

    public Task<T> Answer => _answer.Task;

    public override void Deliver()
    {
        var result = Apply("");
        network.Carry(Effect.Host, () => _answer.TrySetResult(result));
    }

    public override void DeliverWithoutReply() => Apply(" (answer lost)");

    public override void GiveUp()
    {
        network.Trace.Add(Effect, "unknown");
        network.Carry(Effect.Host, () => _answer.TrySetResult(unknown));
    }

    T Apply(string note)
    {
        var result = apply();
        network.Trace.Add(Effect, result, note);
        network.OnArrived?.Invoke(Effect, result);
        return result;
    }
}
