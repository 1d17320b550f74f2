namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>One step of the README's tour: a line of curl, and the answer that stands below it.</summary>
/// <param name="Command">The line.</param>
/// <param name="Status">The HTTP status after the block's language.</param>
/// <param name="Answer">The JSON of the block.</param>
sealed record TourStep(string Command, int Status, string Answer);
