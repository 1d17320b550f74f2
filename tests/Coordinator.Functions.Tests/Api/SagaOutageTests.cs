using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;
using Coordinator.TestKit.Sagas;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>A host whose storage, all of it, is gone.</summary>
public sealed class SagaOutageTests(ApiFixture fixture) : ApiTest(fixture), IAsyncLifetime
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");
    AzuriteProcess? _azurite;
    ApiHost? _host;

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        _host = await ApiHost.StartAsync(_azurite);
        await _azurite.StopAsync();
    }

    public async Task DisposeAsync()
    {
        await _host!.DisposeAsync();
        await _azurite!.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Silent_storage_is_told_as_a_failure_or_as_nothing_there()
    {
        using var http = _host!.Client();
        (string Method, string Address, string? Body)[] requests =
        [
            ("PUT", "api/sagas/definitions/trip", SagaTexts.Three), ("GET", "api/sagas/definitions/trip", null),
            ("GET", "api/sagas/definitions", null), ("GET", "api/sagas", null), ("GET", "api/sagas/trip-9", null),
            ("POST", "api/sagas/trip-9/events/ok", "1"), ("POST", "api/sagas/trip-9/cancel", null),
            ("POST", "api/sagas/trip-9/steps/seat/retry", null),
        ];
        foreach (var (method, address, body) in requests)
        {
            var answer = await SendAsync(http, method, address, body);
            var problem = await ProblemOf(answer, 503, "unavailable");
            problem["retryable"]!.GetValue<bool>().ShouldBeTrue();
            problem["detail"]!.GetValue<string>().ShouldContain("safe to repeat");
            answer.Headers.RetryAfter.ShouldNotBeNull(address);
        }

        await ShouldTellTheIdAsync(http);
    }

    /// <summary>A start that may have happened can be repeated, also when the server made the id.</summary>
    static async Task ShouldTellTheIdAsync(HttpClient http)
    {
        var answer = await SendAsync(http, "POST", "api/sagas", """{ "definition": "trip" }""");
        var problem = await ProblemOf(answer, 503, "unavailable");
        var id = problem["sagaId"]!.GetValue<string>();
        answer.Headers.Location!.ToString().ShouldBe($"/api/sagas/{id}");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }
}
