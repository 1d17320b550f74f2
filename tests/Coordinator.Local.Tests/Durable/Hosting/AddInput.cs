namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>Two terms.</summary>
public sealed record AddInput(int One, int Other);
