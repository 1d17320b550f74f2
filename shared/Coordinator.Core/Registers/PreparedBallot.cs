namespace Coordinator.Core.Registers;

/// <summary>
/// A ballot that a majority has promised in the same write with which it accepted the one before. Its first phase is
/// over, so a change of the value that was accepted then needs the second only.
/// </summary>
/// <param name="Number">The ballot. It is used at most once, or two values could be accepted under it.</param>
/// <param name="Version">The value that was accepted.</param>
/// <param name="Accepted">What each acceptor said to that; some may not have answered yet.</param>
sealed record PreparedBallot(BallotNumber Number, string Version, IReadOnlyList<Task<Acceptance>> Accepted);
