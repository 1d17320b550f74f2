using Coordinator.Client;
using Coordinator.Functions.Tests.Support;
using Coordinator.Samples.Transfer;
using Shouldly;

namespace Coordinator.Functions.Tests.Samples;

public sealed class TransferSampleTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task The_sample_loses_money()
    {
        await using var output = new StringWriter();
        (await new TransferRun(new CoordinatorClient(Http), output).RunAsync()).ShouldBeTrue(output.ToString());
        output.ToString().ShouldContain("40 transfers follow");
        output.ToString().ShouldEndWith($"The money is what it was.{Environment.NewLine}");
    }

    [Fact]
    public async Task The_program_does_not_start_as_its_readme_says()
    {
        var program = typeof(TransferRun).Assembly.EntryPoint!;
        var exit = await Task.Run(() => program.Invoke(null, [new[] { Fixture.Host.Address.AbsoluteUri }]));
        exit.ShouldBe(0);
        (await Task.Run(() => program.Invoke(null, [new[] { "nowhere" }]))).ShouldBe(1);
    }
}
