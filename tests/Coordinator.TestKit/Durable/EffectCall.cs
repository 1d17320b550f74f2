namespace Coordinator.TestKit.Durable;

/// <summary>An effect that the code of an orchestration began.</summary>
/// <param name="Number">0, 1, 2 … in the order in which the code began them.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The idempotency key; empty where there is none.</param>
/// <param name="Input">Its argument as JSON, as a durable engine would store it.</param>
/// <param name="IssuedAt">When, by the history's clock.</param>
public sealed record EffectCall(int Number, string Kind, string Key, string Input, DateTimeOffset IssuedAt)
{
    /// <summary>What a replay must repeat.</summary>
    public string Fingerprint => $"{Number} {Kind} {Key} {IssuedAt:O} {Input}";

    /// <summary>The step of the key.</summary>
    public string Step => Key.Length == 0 ? "" : Key.Split('/')[1];

    /// <summary>The phase of the key.</summary>
    public string Phase => Key.Length == 0 ? "" : Key.Split('/')[2];

    public override string ToString() => Key.Length == 0 ? $"[{Number}] {Kind}" : $"[{Number}] {Kind} {Key}";
}
