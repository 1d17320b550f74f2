using System.Globalization;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>
/// The examples of the documents. With COORDINATOR_APPROVE=1 answers that are others now are written into them.
/// </summary>
public sealed class DocumentTourTests(TourHost host) : IClassFixture<TourHost>
{
    // Longer than a saga or a handed-over transaction takes to come where the document shows it.
    static readonly TimeSpan UnderWayMax = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("README.md", 4)]
    [InlineData("docs/TOUR.md", 18)]
    [InlineData("docs/API.md", 20)]
    [InlineData("docs/SAGAS.md", 8)]
    [InlineData("docs/VIEWS.md", 8)]
    public async Task A_document_shows_an_answer_that_the_api_does_not_give(string document, int stepsMin)
    {
        var script = TourDocument.Read(document);
        script.Steps.Count.ShouldBeGreaterThanOrEqualTo(stepsMin);
        var answers = new List<TourStep>();
        foreach (var step in script.Steps)
        {
            var answer = await AnswerAsync(step);
            var isSame = IsSame(step, answer);
            if (!Approve.IsWriting)
                isSame.ShouldBeTrue($"{document} shows\n{step.ToText()}\nand the API gives\n{answer.ToText()}");
            // What differs from run to run only stays as it is.
            answers.Add(isSame ? step : answer);
        }

        if (Approve.IsWriting)
            script.Write(answers);
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

    // What goes on in the background is not yet there on a busy machine: a reader asks again, and so does this.
    async Task<TourStep> AnswerAsync(TourStep step)
    {
        var answer = await host.RunAsync(step);
        if (!step.IsRead)
            return answer;
        await Eventually.TrueAsync(
            async () =>
            {
                if (IsSame(step, answer) || !answer.IsUnderWay)
                    return true;
                answer = await host.RunAsync(step);
                return false;
            },
            UnderWayMax);
        return answer;
    }

    static bool IsSame(TourStep shown, TourStep answer) =>
        answer.Status == shown.Status
        && answer.Headers.SequenceEqual(shown.Headers)
        && JsonShape.Of(answer.Answer) == JsonShape.Of(shown.Answer);
}
