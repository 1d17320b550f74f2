namespace Coordinator.Functions.Hosting;

/// <summary>A host cannot start, because storage does not answer and no placement could be read or founded.</summary>
/// <param name="patience">How long it was asked.</param>
public sealed class StorageUnavailableException(TimeSpan patience) : Exception(
    $"Storage did not answer for {(int)patience.TotalSeconds} s, so that no placement could be read or founded. "
    + "Is it running, and do the settings lead there?");
