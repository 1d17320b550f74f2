namespace Coordinator.Functions.Tests.Support;

/// <summary>A coordinator died here.</summary>
sealed class DiedException() : Exception("The coordinator died in the middle of its prepare.");
