using System.Globalization;

namespace Coordinator.TestKit.Checkers.Counters;

/// <summary>Adds to a counter.</summary>
/// <param name="Key">The counter.</param>
/// <param name="By">How much, more than nothing.</param>
public sealed record IncrementCounter(string Key, long By = 1) : CounterInput(Key)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"add {Key} {By}");
}
