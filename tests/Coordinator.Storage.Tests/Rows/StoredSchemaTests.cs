using System.Text;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Registers;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Placement;
using Coordinator.Storage.Queues;
using Coordinator.Storage.Records;
using Coordinator.Storage.Registers;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Sagas;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Storage.Tests.Rows;

/// <summary>What is on disk: it outlives every version of the program, so a change has to be meant.</summary>
public sealed class StoredSchemaTests
{
    [Fact]
    public void The_stored_form_of_rows_changes_unseen()
    {
        var text = new StringBuilder();
        foreach (var row in Some.Rows())
            Describe(text, RowMapping.ToEntity(Some.Replica, row));
        Approve.That(text.ToString(), "rows");
    }

    [Fact]
    public void The_stored_form_of_the_placement_or_of_messages_changes_unseen() => Approve.That(
        Encoding.UTF8.GetString(PlacementJson.ToBytes(Some.Map()).Span) + "\n"
        + Encoding.UTF8.GetString(PlacementJson.ToBytes(Some.MapWithClasses()).Span) + "\n"
        + ResolveNudgeCodec.Encode(new(Some.Attempt(), TimeSpan.FromSeconds(3))) + "\n",
        "json");

    [Fact]
    public void The_stored_form_of_sagas_changes_unseen()
    {
        var text = new StringBuilder();
        var status = SomeSaga.Stuck;
        var entry = new SagaEntry(SagaSummary.Of(status), status.Revision);
        var ended = entry with { Saga = entry.Saga with { State = SagaState.Completed, EndedAt = status.UpdatedAt } };
        Describe(text, SagaRow.ToEntity(status));
        Describe(text, entry.ToEntity(SagaKeys.AllOf(Tenant.None)));
        Describe(text, entry.ToEntity(SagaKeys.OpenOf(Tenant.None)));
        Describe(text, ended.ToEntity(SagaKeys.OfDefinition(status.Definition)));
        foreach (var rowKey in new[] { SagaKeys.NewestOf("book-trip"), SagaKeys.Version("book-trip", 3) })
            Describe(text, DefinitionRow.ToEntity(SomeSaga.Version, rowKey));
        var owned = status with { Id = "acme-trip", Tenant = SomeSaga.Tenant };
        var ownedEntry = new SagaEntry(SagaSummary.Of(owned), owned.Revision);
        Describe(text, SagaRow.ToEntity(owned));
        Describe(text, ownedEntry.ToEntity(SagaKeys.AllOf(owned.Tenant)));
        Describe(text, ownedEntry.ToEntity(SagaKeys.OpenOf(owned.Tenant)));
        Approve.That(text.ToString(), "sagas");
    }

    [Fact]
    public void The_stored_form_of_records_changes_unseen()
    {
        var text = new StringBuilder();
        Describe(text, RecordRow.ToEntity(new RecordKey("definition", "by-account"), """{"name":"é"}"""u8.ToArray()));
        Describe(text, RecordRow.ToEntity(new RecordKey("view/Ä 1", "row/a.b_-"), "[1]"u8.ToArray()));
        Approve.That(text.ToString(), "records");
    }

    [Fact]
    public void The_stored_form_of_registers_changes_unseen()
    {
        var text = new StringBuilder();
        var promised = new AcceptorState(new BallotNumber(1, "k3j9"), BallotNumber.None, Value: null);
        Describe(text, RegisterRow.ToEntity("placement", promised));
        Describe(text, RegisterRow.ToEntity("lock.nightly", SomeRegister));
        Approve.That(text.ToString(), "registers");
    }

    [Fact]
    public void A_damaged_row_of_a_register_is_read()
    {
        RequireEachProperty(
            RegisterRow.ToEntity("placement", SomeRegister), entity => RegisterRow.FromEntity(entity),
            Columns.Replaced);
        (string Column, object Value)[] damages =
        [
            (Columns.Promised, "17"), (Columns.Promised, ".a"), (Columns.Promised, "17.ä"), (Columns.Promised, "-1.a"),
            (Columns.Promised, "0.a"), (Columns.Promised, "3."), (Columns.Promised, "2.low"), (Columns.Accepted, "0."),
            (Columns.Schema, Columns.SchemaVersion + 1),
        ];
        foreach (var (column, value) in damages)
        {
            var entity = RegisterRow.ToEntity("placement", SomeRegister);
            entity[column] = value;
            Should.Throw<InvariantViolationException>(() => RegisterRow.FromEntity(entity), $"{column} {value}");
        }
    }

    [Fact]
    public void A_damaged_row_of_a_record_is_read()
    {
        var key = new RecordKey("view/1", "row/a");
        RequireEachProperty(RecordRow.ToEntity(key, "1"u8.ToArray()), entity => RecordRow.FromEntity(entity));
        (string Partition, string Row)[] keys =
        [
            ("view.2f1", "row.2fa"), ("view.2f1", "view.2f2.-row.2fa"), ("view.2f1", "view.2f1.-row.2Fa"),
            ("view.2f1", "view.2f1.-.x0123"), ("view/1", "view/1.-a"), ("view.2f1", "view.2f1.-.ff"),
        ];
        foreach (var (partition, row) in keys)
        {
            var entity = RecordRow.ToEntity(key, "1"u8.ToArray());
            (entity.PartitionKey, entity.RowKey) = (partition, row);
            Should.Throw<InvariantViolationException>(() => RecordRow.FromEntity(entity), row);
        }

        var newer = RecordRow.ToEntity(key, "1"u8.ToArray());
        newer[Columns.Schema] = Columns.SchemaVersion + 1;
        Should.Throw<InvariantViolationException>(() => RecordRow.FromEntity(newer));
    }

    [Fact]
    public void A_damaged_row_of_a_saga_is_read()
    {
        RequireEachProperty(SagaRow.ToEntity(SomeSaga.Stuck), entity => SagaRow.FromEntity(entity));
        RequireEachProperty(
            DefinitionRow.ToEntity(SomeSaga.Version, SagaKeys.NewestOf("book-trip")),
            entity => DefinitionRow.FromEntity(entity));
        var other = SagaRow.ToEntity(SomeSaga.Stuck);
        other.RowKey = SagaKeys.Saga("another");
        Should.Throw<InvariantViolationException>(() => SagaRow.FromEntity(other));
        var renamed = DefinitionRow.ToEntity(SomeSaga.Version, SagaKeys.Version("book-trip", 4));
        Should.Throw<InvariantViolationException>(() => DefinitionRow.FromEntity(renamed));
    }

    [Fact]
    public void A_row_with_a_long_name_is_taken_for_another()
    {
        var row = Some.Item(new string('x', 500));
        var entity = RowMapping.ToEntity(Some.Replica, row);
        RowMapping.FromEntity(Some.Replica, entity).ShouldBe(row);
        entity[Columns.Key] = Encoding.UTF8.GetBytes(new string('y', 500));
        Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity));
        entity.Remove(Columns.Key);
        Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity));
    }

    [Fact]
    public void A_damaged_row_is_read()
    {
        foreach (var row in Some.Rows())
        {
            var properties = RowMapping.ToEntity(Some.Replica, row).Keys;
            foreach (var name in properties.Except(["PartitionKey", "RowKey"]))
            {
                var entity = RowMapping.ToEntity(Some.Replica, row);
                // A type that no property has.
                entity.Remove(name);
                entity[name] = 1.5;
                Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity), name);
            }
        }
    }

    [Theory]
    [InlineData("value1")]
    [InlineData("value0")]
    public void A_value_with_a_short_part_is_read(string part)
    {
        var entity = LargeItem();
        entity[part] = entity.GetBinary(part)![1..];
        Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity));
    }

    [Fact]
    public void A_value_without_its_first_part_is_read()
    {
        var entity = LargeItem();
        entity.Remove("value0");
        Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity));
    }

    [Fact]
    public void A_record_with_fields_too_few_or_too_many_is_read()
    {
        foreach (var bytes in new byte[][] { [0x61, 0xFE, 0xFF], [0x61], [0xFF], [0x61, 0x62, 0xFF], [0x2F, 0xFF] })
        {
            var entity = RowMapping.ToEntity(Some.Replica, Some.Vote());
            entity["items0"] = bytes;
            Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity));
        }
    }

    [Fact]
    public void A_text_that_is_no_unicode_is_changed_in_silence()
    {
        var row = Some.Item(value: "\"\ud800\"");
        Should.Throw<EncoderFallbackException>(() => RowMapping.ToEntity(Some.Replica, row));
        Should.Throw<InvariantViolationException>(() => RowMapping.ToEntity(Some.Replica, Some.Item(value: "")));
    }

    [Fact]
    public void A_row_of_a_newer_program_is_read()
    {
        var entity = RowMapping.ToEntity(Some.Replica, Some.Item());
        entity[Columns.Schema] = Columns.SchemaVersion + 1;
        var error = Should.Throw<InvariantViolationException>(() => RowMapping.FromEntity(Some.Replica, entity));
        error.Message.ShouldContain("schema");
    }

    static AcceptorState SomeRegister => new(
        new BallotNumber(18, "k3j9"), new BallotNumber(17, "k3j9"),
        new AcceptedValue("16.k3j9", "9.a0b1", "{}"u8.ToArray()));

    static void RequireEachProperty(TableEntity whole, Action<TableEntity> read, string optional = "")
    {
        Should.NotThrow(() => read(whole));
        foreach (var name in whole.Keys.Except(["PartitionKey", "RowKey", optional]))
        {
            var entity = new TableEntity(whole);
            entity.Remove(name);
            Should.Throw<InvariantViolationException>(() => read(entity), name);
        }
    }

    static TableEntity LargeItem()
    {
        var entity = RowMapping.ToEntity(Some.Replica, Some.Item(value: $"\"{new string('x', 150_000)}\""));
        entity.Keys.Count(name => name.StartsWith("value", StringComparison.Ordinal)).ShouldBe(3);
        return entity;
    }

    static void Describe(StringBuilder text, TableEntity entity)
    {
        text.Append(entity.PartitionKey).Append(' ').Append(entity.RowKey).Append('\n');
        foreach (var (name, value) in entity.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (name is not ("PartitionKey" or "RowKey"))
                text.Append("  ").Append(name).Append(": ").Append(Describe(value)).Append('\n');
        }

        text.Append('\n');
    }

    static string Describe(object value) => value switch
    {
        // The separators of tables are shown as what they are to a reader.
        byte[] bytes => "Binary " + Encoding.UTF8.GetString(
            [.. bytes.Select(b => b switch { 0xFE => (byte)'|', 0xFF => (byte)';', _ => b })]),
        _ => FormattableString.Invariant($"{value.GetType().Name} {value}"),
    };
}
