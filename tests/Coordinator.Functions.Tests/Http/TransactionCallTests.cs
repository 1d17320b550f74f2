using System.Text;
using Coordinator.Core.Model;
using Coordinator.Functions.Http;
using Coordinator.Functions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Http;

public sealed class TransactionCallTests
{
    /// <summary>The host may die, and its successor needs more seconds to go on than a caller would wait.</summary>
    [Theory]
    [InlineData("respond-async", "", 30_000)]
    [InlineData("wait=1", "", 30_000)]
    [InlineData("respond-async", ""","timeoutMs":700""", 700)]
    [InlineData("handling=lenient", "", 5_000)]
    public async Task An_asynchronous_transaction_gives_up_before_another_host_goes_on_with_it(
        string prefer, string more, int timeoutMs)
    {
        var request = FunctionCall.New();
        request.Headers.Append("Prefer", prefer);
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""{"operations":[{"op":"read","item":"c/k"}]{{more}}}"""));

        var call = await TransactionCall.BindAsync(request, SlotLayout.Even(64));
        call.IsValid.ShouldBeTrue();
        call.Value!.Request.Timeout.ShouldBe(TimeSpan.FromMilliseconds(timeoutMs));
    }
}
