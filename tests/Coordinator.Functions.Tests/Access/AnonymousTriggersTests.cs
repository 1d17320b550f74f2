using System.Text.Json.Nodes;
using Coordinator.Functions.Access;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

public sealed class AnonymousTriggersTests
{
    /// <summary>Bindings as the official build writes them.</summary>
    [Fact]
    public void The_host_goes_on_asking_for_keys_or_something_else_is_changed()
    {
        const string Trigger =
            """{"name":"request","type":"httpTrigger","direction":"In","authLevel":"Admin","methods":["get"]}""";
        const string Output = """{"name":"$return","type":"http","direction":"Out"}""";
        const string Timer = """{"name":"timer","type":"timerTrigger","direction":"In","schedule":"%A%"}""";
        List<IFunctionMetadata> functions =
            [new Announced([Trigger, Output]), new Announced([Timer]), new Announced(null)];
        new AnonymousTriggers().Transform(functions);
        var trigger = JsonNode.Parse(functions[0].RawBindings![0])!;
        trigger["authLevel"]!.GetValue<string>().ShouldBe("Anonymous");
        trigger["authLevel"] = "Admin";
        JsonNode.DeepEquals(trigger, JsonNode.Parse(Trigger)).ShouldBeTrue();
        functions[0].RawBindings![1].ShouldBe(Output);
        functions[1].RawBindings.ShouldBe([Timer]);
    }

    sealed class Announced(IList<string>? bindings) : IFunctionMetadata
    {
        public string Name => "A";

        public IList<string>? RawBindings { get; } = bindings;
    }
}
