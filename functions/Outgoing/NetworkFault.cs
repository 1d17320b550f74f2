namespace Coordinator.Functions.Outgoing;

/// <summary>
/// Tells what a network and a server can do to a request from a mistake of ours, which has to be seen as one.
/// </summary>
static class NetworkFault
{
    /// <summary>Whether an exception is one; a time limit that has passed is.</summary>
    public static bool Is(Exception error) =>
        error is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>Whether the address was not allowed.</summary>
    public static bool IsAddressNotAllowed(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is AddressNotAllowedException)
                return true;
        }

        return false;
    }
}
