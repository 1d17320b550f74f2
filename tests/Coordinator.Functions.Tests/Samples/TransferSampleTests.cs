using Coordinator.Functions.Tests.Support;
using Coordinator.Samples.Transfer;
using Shouldly;

namespace Coordinator.Functions.Tests.Samples;

public sealed class TransferSampleTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task The_sample_loses_money_or_does_not_start_as_its_readme_says()
    {
        var program = typeof(TransferRun).Assembly.EntryPoint!;
        var exit = await Task.Run(() => program.Invoke(null, [new[] { Fixture.Host.Address.AbsoluteUri }]));
        exit.ShouldBe(0, "it checks itself that the money is what it was");
        (await Task.Run(() => program.Invoke(null, [new[] { "nowhere" }]))).ShouldBe(1);
    }
}
