using System.Globalization;

namespace Coordinator.EndToEnd.Tests.Overload;

/// <summary>Notes each answer to a transaction, and how long it took; for one part of a run after the other.</summary>
sealed class CallWatch : DelegatingHandler
{
    readonly Lock _gate = new();
    List<(int Status, TimeSpan Took)> _calls = [];
    List<string> _faults = [];

    public CallWatch()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>What was noted since the last time.</summary>
    public CallFigures Take()
    {
        lock (_gate)
        {
            var figures = new CallFigures(_calls, _faults);
            (_calls, _faults) = ([], []);
            return figures;
        }
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath != "/api/transactions")
            return response;
        var status = (int)response.StatusCode;
        lock (_gate)
        {
            _calls.Add((status, TimeProvider.System.GetElapsedTime(start)));
            if (status is 429 or 503 && response.Headers.RetryAfter is null)
                _faults.Add(string.Create(CultureInfo.InvariantCulture, $"a {status} without Retry-After"));
            if (status is 500)
                _faults.Add("a 500");
        }

        return response;
    }
}
