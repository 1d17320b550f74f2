using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Http;

public sealed class FailureTests
{
    static readonly TimeSpan Patience = Eventually.Patience;

    readonly Gate _gate = new();

    [Theory]
    [InlineData("throws")]
    [InlineData("throws-later")]
    public async Task An_exception_of_a_function_tells_the_caller_its_details(string function)
    {
        await using FunctionHost host = await StartAsync();

        using HttpResponseMessage response = await host.GetAsync($"/api/{function}");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        string body = await response.Content.ReadAsStringAsync();
        body.ShouldNotContain(UnrulyFunctions.Secret);
        JsonDocument.Parse(body).RootElement.GetProperty("type").GetString().ShouldBe("/problems/internal");
        host.Logs.Lines.ShouldContain(line => line.Category == $"Function.{function}"
            && line.Level == LogLevel.Error
            && line.Text.Contains(UnrulyFunctions.Secret));
    }

    [Fact]
    public async Task Half_an_answer_looks_whole()
    {
        await using FunctionHost host = await StartAsync();

        await Should.ThrowAsync<HttpRequestException>(
            () => host.GetStringAsync("/api/throws-in-the-answer"));
    }

    [Fact]
    public async Task A_route_value_of_another_type_reaches_the_function()
    {
        await using FunctionHost host = await StartAsync();

        using HttpResponseMessage good = await host.GetAsync("/api/number/12");
        using HttpResponseMessage bad = await host.GetAsync("/api/number/twelve");

        good.StatusCode.ShouldBe(HttpStatusCode.OK);
        bad.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        host.Logs.Lines.ShouldContain(line => line.Text.Contains("FunctionInputConverterException"));
    }

    [Fact]
    public async Task A_function_goes_on_after_its_client_went_away()
    {
        await using FunctionHost host = await StartAsync();
        using var gone = new CancellationTokenSource();

        Task request = host.Client.GetAsync(new Uri("/api/waits", UriKind.Relative), gone.Token);
        await _gate.Started.WaitAsync(Patience);
        await gone.CancelAsync();

        await _gate.Cancelled.WaitAsync(Patience);
        await Should.ThrowAsync<OperationCanceledException>(() => request);
        await host.StopAsync();
        host.Logs.Lines.ShouldNotContain(line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_stopping_host_cuts_the_request_that_it_is_serving()
    {
        await using FunctionHost host = await StartAsync();
        Task<string> request = host.GetStringAsync("/api/waits");
        await _gate.Started.WaitAsync(Patience);

        Task stop = host.StopAsync();
        _gate.Release();

        (await request.WaitAsync(Patience)).ShouldBe("waited");
        await stop.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 413)]
    public async Task A_limit_that_a_function_sets_on_its_body_is_ignored(int bytes, int status)
    {
        await using FunctionHost host = await StartAsync();

        using var body = new ByteArrayContent(new byte[bytes]);
        using HttpResponseMessage response = await host.Client.PostAsync(new Uri("/api/reads", UriKind.Relative), body);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 200)
            (await response.Content.ReadFromJsonAsync<int>()).ShouldBe(bytes);
    }

    Task<FunctionHost> StartAsync()
        => FunctionHost.StartAsync(builder => builder.Services.AddSingleton(_gate), typeof(UnrulyFunctions));
}
