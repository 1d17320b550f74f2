using System.Net;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Worker.Support;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Queues;

public sealed class OutputTests(AzuriteFixture azurite) : QueueHostTest(azurite)
{
    [Fact]
    public async Task The_result_of_a_function_is_not_sent()
    {
        FunctionHost host = await StartAsync(typeof(QueueFunctions.Sending));

        using HttpResponseMessage response = await host.GetAsync("/api/SendResult");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("grüß");
    }

    [Fact]
    public async Task The_parts_of_a_result_go_to_wrong_places()
    {
        FunctionHost host = await StartAsync(typeof(QueueFunctions.Sending));

        using HttpResponseMessage response = await host.GetAsync("/api/SendParts");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        QueueMessage[] messages = await Queue.ReceiveMessagesAsync(32);
        messages.Select(message => message.MessageText).ShouldBe(
            ["""{"Id":"a","Amount":1}""", """{"Id":"b","Amount":2}"""], ignoreOrder: true);
    }

    [Fact]
    public async Task An_output_ignores_the_encoding_of_host_json()
    {
        FunctionHost host = await StartAsync(typeof(QueueFunctions.Sending), ("messageEncoding", "none"));

        using HttpResponseMessage response = await host.GetAsync("/api/SendResult");

        QueueMessage[] messages = await RawQueue.ReceiveMessagesAsync(32);
        messages.ShouldHaveSingleItem().MessageText.ShouldBe("grüß");
    }
}
