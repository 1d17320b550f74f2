namespace Coordinator.Azure.Tests.Host;

/// <summary>The host forwards again when the worker does not listen yet.</summary>
sealed class RetriedForwarding(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    const int AttemptsMax = 10;
    static readonly TimeSpan DelayMax = TimeSpan.FromMilliseconds(250);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromMilliseconds(50);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (attempt < AttemptsMax)
            {
                await Task.Delay(delay, TimeProvider.System, cancellationToken);
                delay = delay * 2 < DelayMax ? delay * 2 : DelayMax;
            }
        }
    }
}
