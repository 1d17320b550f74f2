using System.Globalization;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Keys;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Tables;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>T05: each limit at n-1, n and n+1, refused by name before anything is sent.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Rows_of_a_batch(int rows, bool fits)
    {
        var actions = Enumerable.Range(0, rows).Select(i => Add(Entity(i))).ToList();
        Check(nameof(Limits.BatchRowsMax), fits, () => BatchGuard.Require(actions));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Bytes_of_a_batch(int beyond, bool fits)
    {
        var actions = Enumerable.Range(0, 5).Select(i => Add(Filled(Entity(i), 620_000))).ToList();
        FillWire(actions, Limits.BatchBytesMax + beyond);
        BatchGuard.WireBytes(actions).ShouldBe(Limits.BatchBytesMax + beyond);
        Check(nameof(Limits.BatchBytesMax), fits, () => BatchGuard.Require(actions));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Bytes_of_an_entity(int beyond, bool fits)
    {
        var entity = Filled(Entity(0), 1_000_000);
        var missing = Limits.EntityBytesMax - EntitySize.StoredBytes(entity) + beyond;
        entity["fill"] = new byte[missing - 8 - (2 * "fill".Length) - 4];
        EntitySize.StoredBytes(entity).ShouldBe(Limits.EntityBytesMax + beyond);
        Check(nameof(Limits.EntityBytesMax), fits, () => BatchGuard.RequireEntity(entity));
    }

    [Fact]
    public void An_entity_is_counted_otherwise_than_by_the_published_formula()
    {
        var entity = new TableEntity("0007.1", "abc")
        {
            ["b"] = new byte[10],
            ["s"] = "four",
            ["i"] = 1,
            ["l"] = 1L,
            ["t"] = true,
        };
        entity.Timestamp = default(DateTimeOffset);
        entity.ETag = new Azure.ETag("e");
        var keys = 4 + (2 * 6) + (2 * 3);
        EntitySize.StoredBytes(entity).ShouldBe(keys + (5 * (8 + 2)) + (4 + 10) + (4 + 8) + 4 + 8 + 1);
    }

    [Theory]
    [InlineData(251, true)]
    [InlineData(252, true)]
    [InlineData(253, false)]
    public void Properties_of_an_entity(int properties, bool fits)
    {
        var entity = Entity(0);
        for (var i = 0; i < properties; i++)
            entity[string.Create(CultureInfo.InvariantCulture, $"p{i}")] = i;
        Check(nameof(Limits.EntityPropertiesMax), fits, () => BatchGuard.RequireEntity(entity));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Bytes_of_a_binary_and_characters_of_a_string(int beyond, bool fits)
    {
        var binary = Entity(0);
        binary["x"] = new byte[BatchGuard.BinaryBytesMax + beyond];
        Check(nameof(BatchGuard.BinaryBytesMax), fits, () => BatchGuard.RequireEntity(binary));
        var text = Entity(0);
        text["x"] = new string('x', BatchGuard.StringCharsMax + beyond);
        Check(nameof(BatchGuard.StringCharsMax), fits, () => BatchGuard.RequireEntity(text));
    }

    [Theory]
    [InlineData(399, true)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public void Characters_of_a_key(int chars, bool fits)
    {
        var entity = new TableEntity("p", new string('k', chars));
        Check(nameof(KeyCodec.KeyCharsMax), fits, () => BatchGuard.RequireEntity(entity));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0001b")]
    [InlineData("a b")]
    [InlineData("a'b")]
    [InlineData("é")]
    [InlineData("")]
    public void A_key_with_a_character_that_the_service_forbids_or_escapes_is_sent(string key)
    {
        Should.Throw<InvariantViolationException>(() => BatchGuard.RequireEntity(new TableEntity("p", key)));
        Should.Throw<InvariantViolationException>(() => BatchGuard.RequireEntity(new TableEntity(key, "r")));
    }

    [Fact]
    public void Two_partitions_or_a_row_twice_are_sent_in_one_batch()
    {
        Should.Throw<InvariantViolationException>(
            () => BatchGuard.Require([Add(new TableEntity("p", "a")), Add(new TableEntity("q", "b"))]));
        Should.Throw<InvariantViolationException>(
            () => BatchGuard.Require([Add(new TableEntity("p", "a")), Add(new TableEntity("p", "a"))]));
    }

    [Fact]
    public async Task A_batch_over_a_limit_is_sent()
    {
        using var handler = new CannedHandler(() => Answers.Accepted("e"));
        var replicas = Canned.Stores(handler).Replicas;
        var batch = Some.Batch(new InsertRow(Some.Item(value: $"\"{new string('x', Limits.EntityBytesMax)}\"")));
        var error = await Should.ThrowAsync<StoreLimitException>(() => replicas.CommitAsync(batch));
        error.Limit.ShouldBe(nameof(Limits.EntityBytesMax));
        handler.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_is_larger_than_was_counted()
    {
        var writes = Some.Rows().Select((row, i) => i % 2 == 0
            ? (RowWrite)new InsertRow(row)
            : new ReplaceRow(row, new ETag("W/\"datetime'2026-11-23T00%3A00%3A00.0000000Z'\""))).ToArray();
        foreach (var batch in writes.Select(write => Some.Batch(write)).Append(Some.Batch(writes)))
        {
            using var handler = new CannedHandler(() => Answers.Error(500, "InternalError"));
            await Canned.Stores(handler).Replicas.CommitAsync(batch);
            var counted = BatchGuard.WireBytes(BatchActions.Of(batch));
            handler.BodyBytes.ShouldBeInRange(1, counted);
            // Too generous a count would refuse what the service takes.
            counted.ShouldBeLessThan(handler.BodyBytes + 600 + (700 * batch.Writes.Length));
        }
    }

    [Fact]
    public void A_prepare_at_the_limits_of_a_slot_does_not_fit_a_batch()
    {
        var attempt = Largest.Attempt();
        var names = Largest.Names();
        // Old and new values share the slot's bytes.
        var value = Largest.Text(Limits.SlotBytesMax / 2 / names.Length);
        var items = names.Select(name => Some.Item(value: value) with
        {
            Item = name,
            Intent = new Intent(attempt, IntentChange.Put, value),
        });
        var outcome = Largest.Outcome(attempt, names);
        Require([new GuardRow(new Epoch(1)), outcome, .. items]);
        Require([new GuardRow(new Epoch(1)), Some.Vote() with { Attempt = attempt, Items = names }, .. items]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Limits.MessageBytesMax)]
    public void Finishing_at_the_limits_of_a_slot_does_not_fit_a_batch(int messageBytes)
    {
        var attempt = Largest.Attempt();
        var names = Largest.Names();
        var value = Largest.Text((Limits.SlotChangeBytesMax - messageBytes) / names.Length);
        var items = names.Select(name => Some.Item(value: value) with { Item = name });
        var outcome = Largest.Outcome(attempt, names);
        var changes = names.Select(name => new ItemChange(name, 1, value));
        var outbox = Outbox.Rows(attempt, [.. changes], messageBytes == 0 ? [] : outcome.Messages);
        Require([new GuardRow(new Epoch(1)), outcome with { Messages = [] }, .. items, .. outbox]);
    }

    static void Require(IEnumerable<Row> rows) =>
        BatchGuard.Require(BatchActions.Of(Some.Batch([.. rows.Select(row => new InsertRow(row))])));

    static void Check(string limit, bool fits, Action require)
    {
        if (fits)
            require();
        else
            Should.Throw<StoreLimitException>(require).Limit.ShouldBe(limit);
    }

    /// <summary>Adds strings, of which each character is a byte, until the batch has so many bytes.</summary>
    static void FillWire(List<TableTransactionAction> actions, long bytes)
    {
        var last = (TableEntity)actions[^1].Entity;
        for (var i = 0; bytes - BatchGuard.WireBytes(actions) > 30_000; i++)
            last[string.Create(CultureInfo.InvariantCulture, $"f{i}")] = new string('x', 20_000);
        last["f"] = "";
        last["f"] = new string('x', (int)(bytes - BatchGuard.WireBytes(actions)));
    }

    static TableTransactionAction Add(TableEntity entity) => new(TableTransactionActionType.Add, entity);

    static TableEntity Entity(int i) => new("p", string.Create(CultureInfo.InvariantCulture, $"r{i:d3}"));

    static TableEntity Filled(TableEntity entity, int bytes)
    {
        ValueChunks.Write(entity, "c", new byte[bytes]);
        return entity;
    }
}
