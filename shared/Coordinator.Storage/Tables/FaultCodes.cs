using Azure;

namespace Coordinator.Storage.Tables;

/// <summary>
/// What a log tells of a fault. The message of a failed request quotes headers and bodies, so only its codes.
/// </summary>
/// <param name="Status">The answer's status; 0 without an answer.</param>
/// <param name="ErrorCode">The service's code; null when it gave none.</param>
/// <param name="Exception">The type of what was thrown; null when nothing was.</param>
readonly record struct FaultCodes(int Status, string? ErrorCode, string? Exception)
{
    /// <summary>The codes of what was thrown.</summary>
    public static FaultCodes Of(Exception? fault)
    {
        var error = fault as RequestFailedException;
        return new FaultCodes(error?.Status ?? 0, error?.ErrorCode, fault?.GetType().Name);
    }
}
