using Coordinator.EndToEnd.Tests.Processes;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>One launcher with a fresh folder, as a reader has it, for all documents: each keeps to names of its own.
/// </summary>
public sealed class TourHost : IAsyncLifetime, IDisposable
{
    const string AnyValue = "…";

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

    /// <summary>Does what the step says, and compares the answer with the one that it shows.</summary>
    internal async Task RunAsync(TourStep step)
    {
        using var request = CurlLine.Parse(step.Command, _port);
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(step.Status, $"{step.Command}\n{body}");
        if (step.Answer.Length == 0)
            body.ShouldBeEmpty(step.Command);
        else
            JsonShape.Of(body).ShouldBe(JsonShape.Of(step.Answer), step.Command);
        foreach (var (name, value) in step.Headers)
            ValueOf(answer, name).ShouldBe(value == AnyValue ? ValueOf(answer, name) : value, step.Command);
    }

    static string ValueOf(HttpResponseMessage answer, string name)
    {
        var all = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated);
        var found = all.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        found.Count.ShouldBe(1, $"the answer has no header {name}");
        return string.Join(", ", found[0].Value);
    }
}
