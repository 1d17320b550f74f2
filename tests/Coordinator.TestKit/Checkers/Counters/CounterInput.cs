namespace Coordinator.TestKit.Checkers.Counters;

/// <summary>What a counter is asked for.</summary>
/// <param name="Key">The counter.</param>
public abstract record CounterInput(string Key);
