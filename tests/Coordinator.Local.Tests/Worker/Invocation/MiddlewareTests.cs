using System.Net;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Invocation;

public sealed class MiddlewareTests
{
    static readonly Uri Observed = new("/api/observed", UriKind.Relative);

    readonly Journal _journal = new();

    [Fact]
    public async Task Middleware_runs_in_another_order_than_it_was_added()
    {
        await using FunctionHost host = await StartAsync(builder => builder
            .UseMiddleware<JournalMiddleware>()
            .UseMiddleware(async (_, next) =>
            {
                _journal.Write("second in");
                await next();
                _journal.Write("second out");
            })
            .UseWhen(
                context => context.FunctionDefinition.Name == "another",
                (_, _) => throw new InvalidOperationException("never")));

        (await host.Client.GetStringAsync(Observed)).ShouldStartWith("True ");
        await host.StopAsync();

        _journal.Lines.ShouldBe(
        [
            "in /api/observed", "second in", "function observed middleware",
            "second out", "out OkObjectResult", "scope ended",
        ]);
    }

    [Fact]
    public async Task Middleware_cannot_answer_in_place_of_the_function()
    {
        await using FunctionHost host = await StartAsync(builder => builder.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = new StatusCodeResult(429);
            return Task.CompletedTask;
        }));

        using HttpResponseMessage response = await host.Client.GetAsync(Observed);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        _journal.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Middleware_cannot_turn_an_exception_into_an_answer()
    {
        await using FunctionHost host = await StartAsync(builder => builder
            .UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (InvalidOperationException)
                {
                    context.GetInvocationResult().Value = new ConflictResult();
                }
            })
            .UseMiddleware((_, _) => throw new InvalidOperationException("caught outside")));

        using HttpResponseMessage response = await host.Client.GetAsync(Observed);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Two_runs_share_their_scoped_services()
    {
        await using FunctionHost host = await StartAsync(_ => { }, from: "test");

        string first = await host.Client.GetStringAsync(Observed);
        string second = await host.Client.GetStringAsync(Observed);

        first.ShouldNotBe(second);
    }

    Task<FunctionHost> StartAsync(Action<FunctionsApplicationBuilder> configure, string? from = null)
        => FunctionHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(_journal).AddScoped<ScopedThing>();
                configure(builder);
                if (from is not null)
                    builder.UseMiddleware((context, next) => { context.Items["from"] = from; return next(); });
            },
            typeof(ObservedFunctions));
}
