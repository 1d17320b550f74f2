namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>What is to be added.</summary>
public sealed record SumInput(IReadOnlyList<int> Terms);
