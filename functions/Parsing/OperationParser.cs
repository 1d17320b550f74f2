using System.Text;
using System.Text.Json;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>Reads one operation. What is wrong with it is noted; the operation is then of no use.</summary>
sealed class OperationParser(Tenant tenant, RequestErrors errors)
{
    readonly ConditionParser _conditions = new(errors);

    /// <summary>Reads an operation, or gives null when its kind is not known.</summary>
    public Operation? Parse(JsonElement element, string pointer)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(pointer, $"Must be an object, not {JsonKinds.Name(element.ValueKind)}.");
            return null;
        }

        var reader = new ObjectReader(element, pointer, errors);
        var name = reader.RequiredText("op");
        if (name is null)
            return null;
        var operation = Parse(name, reader);
        if (operation is null)
            errors.Add(reader.At("op"), $"Must be one of {string.Join(", ", OperationNames.All)}.");
        else
            reader.RefuseOthers();
        return operation;
    }

    Operation? Parse(string name, ObjectReader reader) => name switch
    {
        OperationNames.Put => new PutOperation(Item(reader), Value(reader), If(reader), Return(reader)),
        OperationNames.Merge => new MergeOperation(Item(reader), Value(reader), If(reader), Return(reader)),
        OperationNames.Add => Add(reader),
        OperationNames.Delete => new DeleteOperation(Item(reader), If(reader)),
        OperationNames.Check => Check(reader),
        OperationNames.Read => new ReadOperation(Item(reader), If(reader)),
        OperationNames.Publish => Publish(reader),
        _ => null,
    };

    AddOperation Add(ObjectReader reader)
    {
        var add = new AddOperation(
            Item(reader),
            Path(reader),
            reader.RequiredDecimal("by") ?? 0,
            reader.OptionalDecimal("min"),
            reader.OptionalDecimal("max"),
            If(reader),
            Return(reader));
        if (add.Min > add.Max)
            errors.Add(reader.At("min"), "Is greater than max.");
        return add;
    }

    CheckOperation Check(ObjectReader reader)
    {
        var item = Item(reader);
        if (If(reader) is { } condition)
            return new CheckOperation(item, condition);
        errors.Add(reader.At("if"), "Is missing; a check is nothing but its condition.");
        return new CheckOperation(item, new Condition());
    }

    PublishOperation Publish(ObjectReader reader)
    {
        var topic = reader.RequiredText("topic");
        if (topic is not null)
            topic = ItemNames.Topic(topic, tenant, reader.At("topic"), errors);
        var value = reader.Any("value");
        if (value is null)
            errors.Add(reader.At("value"), "Is missing; publish null if there is nothing to say.");
        return new PublishOperation(topic ?? "", Sized(value, reader.At("value")));
    }

    ItemName Item(ObjectReader reader) => reader.RequiredText("item") is { } text
        ? ItemNames.Parse(text, tenant, reader.At("item"), errors)
        : default;

    JsonPath Path(ObjectReader reader)
    {
        var text = reader.RequiredText("path");
        if (!JsonPath.TryParse(text ?? "", out var path, out var error))
            errors.Add(reader.At("path"), error);
        else if (text?.Length == 0)
            errors.Add(reader.At("path"), "Must name a member; the whole value is an object, not a number.");
        else if (path.Tokens.Length > JsonBody.ValueDepthMax)
            errors.Add(reader.At("path"), "The JSON pointer is too deep.");
        return path;
    }

    Condition? If(ObjectReader reader) =>
        reader.OptionalObject("if") is { } element ? _conditions.Parse(element, reader.At("if")) : null;

    string Value(ObjectReader reader) => Sized(reader.RequiredObject("value"), reader.At("value"));

    string Sized(JsonElement? value, string place)
    {
        if (value is not { } element)
            return "{}";
        var text = JsonText.Compact(element);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > Limits.ItemBytesMax)
            errors.AddTooLarge(place, ValueSize.Message(bytes));
        return text;
    }

    static bool Return(ObjectReader reader) => reader.OptionalFlag("return") ?? false;
}
