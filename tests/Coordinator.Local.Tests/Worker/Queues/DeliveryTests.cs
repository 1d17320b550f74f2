using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Queues;

public sealed class DeliveryTests(AzuriteFixture azurite) : QueueHostTest(azurite)
{
    [Theory]
    [InlineData(typeof(QueueFunctions.Text), "grüß", "grüß 1 True")]
    [InlineData(typeof(QueueFunctions.Bytes), "grüß", "6772C3BCC39F")]
    [InlineData(typeof(QueueFunctions.Binary), "grüß", "6772C3BCC39F")]
    [InlineData(typeof(QueueFunctions.Whole), "grüß", "grüß 1")]
    [InlineData(typeof(QueueFunctions.Json), """{"id":"a","AMOUNT":12}""", "Order { Id = a, Amount = 12 }")]
    [InlineData(typeof(QueueFunctions.Default), "grüß", "grüß")]
    public async Task A_message_reaches_a_parameter_in_another_form(Type functions, string text, string seen)
    {
        await StartAsync(functions);

        await SendAsync(text);
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe([seen]);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_never_listened_to()
    {
        await StartAsync(typeof(QueueFunctions.Text));

        // Nobody but the host creates it: sending works as soon as it has.
        await Eventually.IsTrueAsync(async () => await Record.ExceptionAsync(() => Queue.GetPropertiesAsync()) is null);
        await Queue.SendMessageAsync("first");
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(["first 1 True"]);
    }

    [Theory]
    [InlineData("base64", "Z3LDvMOf")]
    [InlineData("none", "grüß")]
    public async Task A_message_is_read_in_another_encoding_than_host_json_says(string encoding, string raw)
    {
        await StartAsync(typeof(QueueFunctions.Text), ("messageEncoding", encoding));
        await Queue.CreateIfNotExistsAsync();

        await RawQueue.SendMessageAsync(raw);
        await QueueIsEmptyAsync();

        Journal.Lines.ShouldBe(["grüß 1 True"]);
    }

    [Fact]
    public async Task More_messages_are_worked_on_at_a_time_than_the_settings_allow()
    {
        await SendAsync([.. Enumerable.Range(0, 12).Select(i => $"{i}")]);
        await StartAsync(typeof(QueueFunctions.Held), ("batchSize", "4"), ("newBatchThreshold", "2"));

        // Four are taken; two more rounds of four only when no more than two are left, which none has.
        await Eventually.IsTrueAsync(() => Gate.StartedCount == 4);
        int visible = (await Queue.PeekMessagesAsync(32)).Value.Length;
        visible.ShouldBe(8);
        Gate.Release();
        await QueueIsEmptyAsync();

        Journal.Lines.Count.ShouldBe(24);
        Journal.Lines.Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public async Task A_stopping_host_drops_a_message_that_it_works_on_or_takes_new_ones()
    {
        await SendAsync("first");
        FunctionHost host = await StartAsync(typeof(QueueFunctions.Held));
        await Gate.Started.WaitAsync(Eventually.Patience);

        Task stop = host.StopAsync();
        await SendAsync("second");
        stop.IsCompleted.ShouldBeFalse();
        Gate.Release();
        await stop.WaitAsync(Eventually.Patience);

        Journal.Lines.ShouldBe(["in first", "out first"]);
        (await Queue.PeekMessagesAsync(32)).Value.ShouldHaveSingleItem().MessageText.ShouldBe("second");
    }
}
