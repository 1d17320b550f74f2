using System.Globalization;
using Coordinator.EndToEnd.Tests.Processes;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Tour;

public sealed class DocumentTourTests(TourHost host) : IClassFixture<TourHost>
{
    [Theory]
    [InlineData("README.md", 11)]
    [InlineData("docs/API.md", 20)]
    [InlineData("docs/SAGAS.md", 8)]
    [InlineData("docs/VIEWS.md", 8)]
    public async Task A_document_shows_an_answer_that_the_api_does_not_give(string document, int stepsMin)
    {
        var steps = TourDocument.StepsOf(document);
        steps.Count.ShouldBeGreaterThanOrEqualTo(stepsMin);
        foreach (var step in steps)
            await host.RunAsync(step);
    }

    [Fact]
    public async Task The_lines_that_the_launcher_prints_do_not_work_as_they_stand()
    {
        using var data = new TemporaryDirectory();
        await using var launcher = await LauncherProcess.StartAsync("--data", data.FullName, "--port", "0");
        var port = (await launcher.ReadyAsync()).Port;
        using var http = new HttpClient();
        var lines = launcher.Said.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToArray();
        lines.Length.ShouldBe(4, launcher.Said);
        var last = "";
        foreach (var line in lines)
        {
            using var answer = await http.SendAsync(CurlLine.Parse(line, port));
            last = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue($"{line}\n{answer.StatusCode.ToString("D")} {last}");
            line.ShouldContain(string.Create(CultureInfo.InvariantCulture, $":{port}/"));
        }
        last.ShouldBe("""{"balance":10}""");
    }
}
