using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Http;

/// <summary>What a transformer says of a function goes, not what the function declares.</summary>
public sealed class TransformerTests
{
    [Theory]
    [InlineData("Anonymous", "Function", "anonymous", 401)]
    [InlineData("Function", "Anonymous", "function", 200)]
    [InlineData("Admin", "anonymous", "admin", 200)]
    [InlineData("Function", "Admin", "function", 401)]
    public async Task The_host_goes_by_the_declared_level(string from, string to, string function, int status)
    {
        await using FunctionHost host = await StartAsync(functions =>
        {
            foreach (IList<string> bindings in functions.Select(one => one.RawBindings!))
            {
                bindings[0].ShouldContain("\"type\":\"httpTrigger\"");
                bindings[0] = bindings[0].Replace($"\"authLevel\":\"{from}\"", $"\"authLevel\":\"{to}\"");
            }
        });

        using HttpResponseMessage response = await host.GetAsync($"/api/{function}");
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_function_that_was_taken_off_the_list_is_served()
    {
        await using FunctionHost host = await StartAsync(
            functions => functions.Remove(functions.Single(function => function.Name == "Anonymous")));

        using HttpResponseMessage response = await host.GetAsync("/api/anonymous");
        ((int)response.StatusCode).ShouldBe(404);
    }

    [Fact]
    public void A_level_that_makes_no_sense_opens_the_function() =>
        Should.Throw<InvalidOperationException>(() => FunctionHost.BuildOnly(
            builder => builder.Services.AddSingleton<IFunctionMetadataTransformer>(new Transformer(functions =>
                functions[0].RawBindings![0] = """{"type":"httpTrigger","authLevel":"open"}""")),
            typeof(GuardedFunctions)));

    static Task<FunctionHost> StartAsync(Action<IList<IFunctionMetadata>> transform) => FunctionHost.StartAsync(
        builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Host:Keys:Function", "f"), new("Host:Keys:Admin", "a")]);
            builder.Services.AddSingleton<IFunctionMetadataTransformer>(new Transformer(transform));
        },
        typeof(GuardedFunctions));

    sealed class Transformer(Action<IList<IFunctionMetadata>> transform) : IFunctionMetadataTransformer
    {
        public string Name => "Test";

        public void Transform(IList<IFunctionMetadata> original) => transform(original);
    }
}
