namespace Coordinator.Functions.Access;

/// <summary>What a check of a token has found.</summary>
/// <param name="Principal">Whose token it is; null when it is not good.</param>
/// <param name="Fault">What is wrong with it; empty when it is good.</param>
sealed record CheckedToken(Principal? Principal, string Fault);
