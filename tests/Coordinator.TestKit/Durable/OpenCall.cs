namespace Coordinator.TestKit.Durable;

/// <summary>An effect that has no result yet.</summary>
abstract class OpenCall(EffectCall call)
{
    public EffectCall Call { get; } = call;

    public abstract bool IsOpen { get; }

    public abstract void Complete(string result);
}
