namespace Coordinator.Functions.Tests.Support;

/// <summary>Lets requests through and loses the first answers.</summary>
sealed class LossyAnswers(int lost) : DelegatingHandler(new SocketsHttpHandler())
{
    int _left = lost;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Interlocked.Decrement(ref _left) < 0)
            return response;
        response.Dispose();
        throw new HttpRequestException("The connection broke.");
    }
}
