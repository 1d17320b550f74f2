using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>The service refused a transaction because of one of its actions. Nothing of it was done.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Wraps what the service said.</summary>
    /// <param name="requestFailedException">The error of the action that failed.</param>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(Checked(requestFailedException).Status, requestFailedException.Message,
            requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        FailedTransactionActionIndex = IndexIn(requestFailedException.Message);
    }

    /// <summary>The position of the refused action in the transaction; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }

    /// <summary>The service's message begins with the position and a colon.</summary>
    internal static int? IndexIn(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : null;
    }

    static RequestFailedException Checked(RequestFailedException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception;
    }
}
