// TensorFlow.js: the kind, a CSV file with y last, and the strength.
const fs = require("fs");
const tf = require("@tensorflow/tfjs");
const [kind, file, strength] = process.argv.slice(2);
const rows = fs.readFileSync(file, "utf8").trim().split("\n").slice(1)
  .map((line) => line.split(",").map(Number));
(async () => {
  await tf.setBackend("cpu");
  const price = kind === "lasso" ? tf.regularizers.l1({ l1: +strength })
    : tf.regularizers.l2({ l2: +strength });
  const layer = tf.layers.dense({ units: 1, useBias: false, inputShape: [rows[0].length - 1],
    kernelInitializer: "zeros", kernelRegularizer: price });
  const model = tf.sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.05), loss: "meanSquaredError" });
  const X = tf.tensor2d(rows.map((row) => row.slice(0, -1)));
  const y = tf.tensor2d(rows.map((row) => row.slice(-1)));
  await model.fit(X, y, { batchSize: rows.length, epochs: 10000, verbose: 0 });
  console.log(...await layer.getWeights()[0].data());
})();
