using System.Globalization;
using Coordinator.EndToEnd.Tests.Processes;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Tour;

public sealed class ReadmeTourTests
{
    [Fact]
    public async Task The_readme_shows_an_answer_that_the_api_does_not_give()
    {
        Readme.Steps.Count.ShouldBeGreaterThanOrEqualTo(11);
        using var data = new TemporaryDirectory();
        await using var launcher = await LauncherProcess.StartAsync("--data", data.FullName, "--port", "0");
        var port = (await launcher.ReadyAsync()).Port;
        using var http = new HttpClient();
        foreach (var step in Readme.Steps)
        {
            using var request = CurlLine.Parse(step.Command, port);
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).ShouldBe(step.Status, $"{step.Command}\n{body}");
            JsonShape.Of(body).ShouldBe(JsonShape.Of(step.Answer), step.Command);
        }
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
