namespace Coordinator.Client;

/// <summary>An item that was read, as a value of the user's type.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Name"><c>collection/key</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Version">Its version: 1, 2, 3 …</param>
/// <param name="CommitTime">When it was last written: opaque, ordered as text.</param>
public sealed record Item<T>(string Name, T Value, long Version, string CommitTime);
