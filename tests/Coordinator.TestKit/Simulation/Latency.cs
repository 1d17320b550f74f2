namespace Coordinator.TestKit.Simulation;

/// <summary>How long a message takes one way.</summary>
/// <param name="Least">At least.</param>
/// <param name="Most">At most, most of the time.</param>
/// <param name="Slow">At most, when it is slow.</param>
/// <param name="SlowShare">How often it is slow, in [0, 1].</param>
public sealed record Latency(TimeSpan Least, TimeSpan Most, TimeSpan Slow, double SlowShare)
    : ILatency
{
    /// <summary>Always the same, for scripts.</summary>
    public static Latency Fixed { get; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), default, 0);

    /// <summary>A network with a long tail, so that everything overtakes everything now and then.</summary>
    public static Latency Ragged { get; } =
        new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(400), 0.02);

    /// <inheritdoc />
    public TimeSpan OfRequest(EffectEvent effect, DateTimeOffset now, Random random) => Next(random);

    /// <inheritdoc />
    public TimeSpan OfAnswer(Random random) => Next(random);

    internal TimeSpan Next(Random random)
    {
        if (Least == Most)
            return Least;
        var most = SlowShare > 0 && random.NextDouble() < SlowShare ? Slow : Most;
        return Least + (most - Least) * random.NextDouble();
    }
}
