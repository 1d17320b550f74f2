namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Two versions of a list, one of which follows the other.</summary>
/// <param name="Key">The list.</param>
/// <param name="Earlier">The last value of the earlier version; null for the empty list.</param>
/// <param name="Later">The last value of the later version; null when only the earlier one matters.</param>
/// <param name="IsSeen">Whether anybody read the later version.</param>
sealed record VersionStep(string Key, long? Earlier, long? Later, bool IsSeen);
