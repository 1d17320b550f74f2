using Azure.Core;
using Coordinator.Client;
using Coordinator.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

/// <summary>Clients out of a container.</summary>
public sealed class ServicesTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_container_gives_a_client_that_does_not_work()
    {
        var services = new ServiceCollection();
        services.AddCoordinatorClient(connection => connection.BaseAddress = Address());
        services.AddCoordinatorClient("other", connection => connection.BaseAddress = Address());
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<CoordinatorClient>();
        client.ShouldBeSameAs(provider.GetRequiredService<CoordinatorClient>());
        var other = provider.GetRequiredKeyedService<CoordinatorClient>("other");
        other.ShouldNotBeSameAs(client);
        var item = $"things/{Fresh()}";
        await client.PutAsync(item, new Account(1));
        (await other.GetAsync<Account>(item)).Value.Balance.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_or_a_token_is_not_sent()
    {
        var sent = new List<string>();
        using var script = new AnswerScript((request, _) =>
        {
            sent.AddRange(request.Headers.Where(header => header.Key is "x-functions-key" or "Authorization")
                .Select(header => $"{header.Key}: {header.Value.Single()}"));
            return AnswerScript.Value(new { status = "ok" });
        });
        var services = new ServiceCollection();
        services.AddCoordinatorClient(connection =>
        {
            (connection.BaseAddress, connection.Key) = (new Uri("http://localhost"), "k");
            (connection.Credential, connection.Scope) = (new FixedCredential(), "api://coordinator/.default");
        }).ConfigurePrimaryHttpMessageHandler(() => script);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<CoordinatorClient>().Operations.GetReadinessAsync();
        sent.Order().ShouldBe(["Authorization: Bearer token of api://coordinator/.default", "x-functions-key: k"]);
    }

    [Fact]
    public async Task A_client_that_is_added_twice_sends_its_key_twice()
    {
        var sent = new List<string>();
        using var script = new AnswerScript((request, _) =>
        {
            sent.AddRange(request.Headers.GetValues("x-functions-key"));
            return AnswerScript.Value(new { status = "ok" });
        });
        var services = new ServiceCollection();
        foreach (var key in new[] { "old", "new" })
            services.AddCoordinatorClient(connection =>
                (connection.BaseAddress, connection.Key) = (new Uri("http://localhost"), key))
                .ConfigurePrimaryHttpMessageHandler(() => script);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<CoordinatorClient>().Operations.GetReadinessAsync();
        sent.ShouldBe(["new"]);
    }

    [Fact]
    public async Task A_redirect_takes_the_key_along()
    {
        await using var elsewhere = await RedirectingHost.StartAsync(to: null);
        await using var host = await RedirectingHost.StartAsync(elsewhere.Address);
        var services = new ServiceCollection();
        services.AddCoordinatorClient(connection =>
            (connection.BaseAddress, connection.Key) = (host.Address, "k"));
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<CoordinatorClient>().Transactions.FindAsync("t");
        (host.Asked, elsewhere.Asked).ShouldBe((1, 0));
    }

    [Fact]
    public void A_missing_address_is_found_by_the_first_request_only()
    {
        var services = new ServiceCollection();
        services.AddCoordinatorClient(_ => { });
        using var provider = services.BuildServiceProvider();
        Should.Throw<InvalidOperationException>(() => provider.GetRequiredService<CoordinatorClient>())
            .Message.ShouldContain("BaseAddress");
    }

    /// <summary>Without the slash that relative addresses need.</summary>
    Uri Address() => new(Fixture.Host.Address.AbsoluteUri.TrimEnd('/'));

    sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token of {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
