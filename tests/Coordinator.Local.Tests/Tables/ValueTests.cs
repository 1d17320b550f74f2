using Azure.Data.Tables;
using Coordinator.Local.Tests.Azurite;
using Shouldly;

namespace Coordinator.Local.Tests.Tables;

/// <summary>Values and keys come back from Azurite as they went, with their types.</summary>
public sealed class ValueTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567);

    static readonly object[] All =
    [
        "", "text", "quote \" slash \\ / < > & ' + line\r\nbreak\ttab", "Grüße, 世界 \U0001F680 \u2028",
        0, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue, true, false,
        0.0, 1.0, -2.5, 1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        Guid.Parse("5a3f1c9e-0b7d-4a8e-9c1f-2d3e4f5a6b7c"), Moment,
        Array.Empty<byte>(), new byte[] { 0, 1, 127, 128, 255 },
    ];

    public static TheoryData<object> Values => new(All);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_changes_on_its_way(object value)
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = value });
        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        read["V"].ShouldBe(value);
        read["V"].ShouldBeOfType(value.GetType());
    }

    [Fact]
    public async Task A_value_changes_on_its_way_through_a_transaction()
    {
        var row = new TableEntity("p", "r");
        for (var i = 0; i < All.Length; i++)
            row[$"V{i}"] = All[i];
        await Table.SubmitTransactionAsync([Action(TableTransactionActionType.Add, row)]);
        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        for (var i = 0; i < All.Length; i++)
            read[$"V{i}"].ShouldBe(All[i]);
    }

    [Fact]
    public async Task The_largest_values_are_refused()
    {
        var text = new string('é', 32_768);
        var bytes = new byte[65_536];
        new Random(1).NextBytes(bytes);
        var row = new TableEntity("p", "r") { ["Text"] = text };
        for (var i = 0; i < 8; i++)
            row[$"Bytes{i}"] = bytes;
        await Table.AddEntityAsync(row);
        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        read.GetString("Text").ShouldBe(text);
        for (var i = 0; i < 8; i++)
            read.GetBinary($"Bytes{i}").ShouldBe(bytes);
        read.GetBinaryData("Bytes0")!.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task BinaryData_DateTime_and_null_are_written_wrongly()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["B"] = BinaryData.FromString("abc"),
            ["D"] = Moment.UtcDateTime,
            ["N"] = null!,
        });
        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        read.GetBinary("B").ShouldBe("abc"u8.ToArray());
        read.GetDateTime("D").ShouldBe(Moment.UtcDateTime);
        read.GetDateTimeOffset("D").ShouldBe(Moment);
        read.ContainsKey("N").ShouldBeFalse();
    }

    [Theory]
    [InlineData("it's", "''")]
    [InlineData("a b+c&d=e%20f", "(x),y")]
    [InlineData("Ключ-世界", "\U0001F680é")]
    [InlineData(".", "..")]
    [InlineData("{\"a\":1}", "~!@$^*[]|;:,<>`\"")]
    [InlineData("", "")]
    public async Task A_key_changes_on_its_way(string partition, string row)
    {
        await Table.AddEntityAsync(Row(partition, row));
        await Table.SubmitTransactionAsync(
            [Action(TableTransactionActionType.UpdateMerge, Row(partition, row, "second"))]);
        var read = (await Table.GetEntityAsync<TableEntity>(partition, row)).Value;
        (read.PartitionKey, read.RowKey, read.GetString("Value")).ShouldBe((partition, row, "second"));
        (await Table.DeleteEntityAsync(partition, row)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_getter_converts_between_types()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["I"] = 1, ["S"] = "1" });
        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Should.Throw<InvalidOperationException>(() => read.GetInt64("I"));
        Should.Throw<InvalidOperationException>(() => read.GetInt32("S"));
        read.GetInt64("none").ShouldBeNull();
        read.Timestamp.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_class_of_rows_loses_a_property()
    {
        var account = new Account
        {
            PartitionKey = "p",
            RowKey = "r",
            Balance = 12,
            Ratio = 2,
            State = AccountState.Closed,
            Note = null,
            Opened = Moment,
            Photo = BinaryData.FromBytes([1, 2]),
        };
        await Table.AddEntityAsync(account);
        var read = (await Table.GetEntityAsync<Account>("p", "r")).Value;
        read.ShouldSatisfyAllConditions(
            () => read.Balance.ShouldBe(12),
            () => read.Ratio.ShouldBe(2),
            () => read.State.ShouldBe(AccountState.Closed),
            () => read.Note.ShouldBeNull(),
            () => read.Opened.ShouldBe(Moment),
            () => read.Photo!.ToArray().ShouldBe([1, 2]),
            () => read.ETag.ToString().ShouldStartWith("W/"));
    }
}
