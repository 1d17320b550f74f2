using Coordinator.EndToEnd.Tests.Processes;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>
/// One launcher with a fresh folder, as a reader has it, for all documents: each keeps to names of its own.
/// </summary>
public sealed class TourHost : IAsyncLifetime, IDisposable
{
    readonly TemporaryDirectory _data = new();
    readonly HttpClient _http = new();
    LauncherProcess? _launcher;
    int _port;

    public async Task InitializeAsync()
    {
        _launcher = await LauncherProcess.StartAsync("--data", _data.FullName, "--port", "0");
        _port = (await _launcher.ReadyAsync()).Port;
    }

    public async Task DisposeAsync()
    {
        if (_launcher is not null)
            await _launcher.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _data.Dispose();
    }

    /// <summary>Does what the step says.</summary>
    /// <returns>The step with the answer that came, as far as the document shows it.</returns>
    internal async Task<TourStep> RunAsync(TourStep step)
    {
        using var request = CurlLine.Parse(step.Command, _port);
        using var answer = await _http.SendAsync(request);
        return step with
        {
            Status = (int)answer.StatusCode,
            Headers = [.. step.Headers.Select(header => KeyValuePair.Create(header.Key, Shown(header, answer)))],
            Answer = await answer.Content.ReadAsStringAsync(),
        };
    }

    static string Shown(KeyValuePair<string, string> header, HttpResponseMessage answer)
    {
        var found = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(one => one.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase))
            .Select(one => string.Join(", ", one.Value)).ToList();
        if (found.Count == 0)
            return "(absent)";
        return header.Value == TourStep.AnyValue ? TourStep.AnyValue : found[0];
    }
}
