namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Something that an instance's session is to look at.</summary>
abstract record Arrival;
