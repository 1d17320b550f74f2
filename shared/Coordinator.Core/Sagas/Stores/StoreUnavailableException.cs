namespace Coordinator.Core.Sagas.Stores;

/// <summary>
/// Storage did not answer. A read may be repeated. Whether a write was done is not known; it may be repeated too, since
/// every write of these ports is safe to run twice.
/// </summary>
/// <param name="request">What was asked, for people; no keys, values or addresses.</param>
/// <param name="cause">The fault.</param>
public sealed class StoreUnavailableException(string request, Exception? cause = null)
    : Exception($"Storage gave no clear answer to a {request}.", cause);
