using System.Globalization;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Queues;

public sealed class RetryTests(AzuriteFixture azurite) : QueueHostTest(azurite)
{
    [Fact]
    public async Task A_message_is_not_tried_again_after_a_failure()
    {
        await StartAsync(typeof(QueueFunctions.Failing));

        await SendAsync("2");
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(["failed", "failed", "done"]);
    }

    [Fact]
    public async Task A_failed_message_is_tried_again_before_its_visibility_timeout()
    {
        await StartAsync(typeof(QueueFunctions.Failing), ("visibilityTimeout", "00:00:03"));
        await SendAsync("1");
        await Eventually.IsTrueAsync(() => Journal.Lines.Count == 1);
        long failed = TimeProvider.System.GetTimestamp();

        await Eventually.IsTrueAsync(() => Journal.Lines.Count == 2);

        // The service counts whole seconds, and may have begun to count a little before the failure was seen here.
        TimeProvider.System.GetElapsedTime(failed).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.5));
        Journal.Lines.ShouldBe(["failed", "done"]);
    }

    [Fact]
    public async Task A_message_that_always_fails_is_tried_for_ever_or_lost()
    {
        await StartAsync(typeof(QueueFunctions.Failing), ("maxDequeueCount", "3"));

        await SendAsync("1000");

        (await PoisonedAsync(1)).ShouldBe(["1000"]);
        await QueueIsEmptyAsync();
        Journal.Lines.ShouldBe(["failed", "failed", "failed"]);
    }

    [Fact]
    public async Task A_message_that_kills_its_host_every_time_is_tried_for_ever()
    {
        await SendAsync("0");
        for (int i = 0; i < 2; i++)
        {
            QueueMessage message = await Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
            await Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, (string?)null, TimeSpan.Zero);
        }

        await StartAsync(typeof(QueueFunctions.Failing), ("maxDequeueCount", "2"));

        (await PoisonedAsync(1)).ShouldBe(["0"]);
        await QueueIsEmptyAsync();
        Journal.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_no_Base64_stops_the_messages_around_it()
    {
        await SendAsync("0");
        await RawQueue.SendMessageAsync("not Base64!");
        await SendAsync("0");

        await StartAsync(typeof(QueueFunctions.Failing));
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(["done", "done"]);
        QueueMessage[] poisoned = await RawPoison.ReceiveMessagesAsync(32);
        poisoned.ShouldHaveSingleItem().MessageText.ShouldBe("not Base64!");
    }

    [Fact]
    public async Task A_message_that_is_no_JSON_reaches_the_function_or_blocks_the_queue()
    {
        await StartAsync(typeof(QueueFunctions.Json), ("maxDequeueCount", "2"));

        await SendAsync("{", """{"Id":"a","Amount":1}""");

        (await PoisonedAsync(1)).ShouldBe(["{"]);
        await QueueIsEmptyAsync();
        Journal.Lines.ShouldBe(["Order { Id = a, Amount = 1 }"]);
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_its_lease_is_started_twice()
    {
        await SendAsync("long");
        await StartAsync(typeof(QueueFunctions.Held));
        await StartAsync(typeof(QueueFunctions.Held));
        await Gate.Started.WaitAsync(Eventually.Patience);
        long started = TimeProvider.System.GetTimestamp();

        // Two and a half leases; both hosts look for messages all the while.
        await Eventually.IsTrueAsync(
            () => TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(5));
        Gate.StartedCount.ShouldBe(1);
        Gate.Release();
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(["in long", "out long"]);
    }

    [Fact]
    public async Task The_message_of_a_host_that_died_never_comes_back()
    {
        await SendAsync("0");
        // Taken by somebody who will not be heard of again.
        QueueMessage taken = await Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(2));
        taken.DequeueCount.ShouldBe(1);

        await StartAsync(typeof(QueueFunctions.Failing));
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(["done"]);
    }

    [Fact]
    public async Task Two_hosts_on_one_queue_lose_a_message_or_work_on_one_twice()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        await StartAsync(typeof(QueueFunctions.Text));
        await StartAsync(typeof(QueueFunctions.Text));

        await SendAsync(texts);
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(texts.Select(text => $"{text} 1 True"), ignoreOrder: true);
    }
}
