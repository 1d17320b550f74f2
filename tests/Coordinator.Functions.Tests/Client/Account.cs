namespace Coordinator.Functions.Tests.Client;

/// <summary>An account in tests of the client.</summary>
sealed record Account(int Balance);
