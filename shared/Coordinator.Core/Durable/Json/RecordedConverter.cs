using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Core.Durable.Json;

/// <summary>Writes a <see cref="Recorded{T}"/> by <see cref="EffectJson"/>, whatever options the engine has.</summary>
sealed class RecordedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Recorded<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Of<T> : JsonConverter<Recorded<T>>
    {
        /// <summary>A value of null is a value: without this it would come back as no record at all.</summary>
        public override bool HandleNull => true;

        public override Recorded<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T>(ref reader, EffectJson.Options)!);

        public override void Write(Utf8JsonWriter writer, Recorded<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, EffectJson.Options);
    }
}
